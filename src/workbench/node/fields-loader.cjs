/** Webpack's form of fields.mjs. */
module.exports = function (source) {
  const done = this.async();
  import("./fields.mjs").then(({ plainFields }) => done(null, plainFields(source)), done);
};
