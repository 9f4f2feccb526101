/** `webpack` builds what ships into dist/. The pages are described, with types, in scripts/pages.ts. */
module.exports = async (_environment, { mode }) => {
  const { createRequire } = await import("node:module");
  await import("tsx/cjs");
  const { commandLine } = createRequire(`${__dirname}/`)("./scripts/pages.ts");
  return await commandLine(mode);
};
