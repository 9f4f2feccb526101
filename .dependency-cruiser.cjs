/** One direction: catalog and rules make the plan, the writers read the plan, the pane calls use cases. */
const pure = "^src/(catalog|rules|formula|plan|intake|pareto|sample|i18n)/";
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "pure-part-knows-no-host",
      severity: "error",
      comment: "Tables, rules and plans must run anywhere: no Excel, no pane, no React.",
      from: { path: pure },
      to: {
        path: "^src/(excel|xlsx|taskpane|workbench|cli)/|node_modules/(react|react-dom|@fluentui|@types/office-js|@microsoft)",
      },
    },
    {
      name: "tables-do-not-know-each-other",
      severity: "error",
      comment: "Relations between tables are column ids, resolved when the plan is compiled.",
      from: { path: "^src/catalog/(?!boards/)[^/]+/[^/]+\\.ts$" },
      to: { path: "^src/catalog/[^/]+/[^/]+\\.ts$" },
    },
    {
      name: "rules-stand-alone",
      severity: "error",
      from: { path: "^src/rules/" },
      to: { path: "^src/(catalog|plan)/", pathNot: "^src/(catalog/spec|plan/plan)\\.ts$" },
    },
    {
      name: "writers-do-not-know-the-catalogue",
      severity: "error",
      from: { path: "^src/(xlsx|excel)/" },
      to: { path: "^src/(catalog|rules|taskpane|workbench|cli)/" },
    },
    {
      name: "workbench-hosts-any-add-in",
      severity: "error",
      from: { path: "^src/workbench/" },
      to: { path: "^src/(?!workbench/)" },
    },
    {
      name: "nobody-imports-the-workbench",
      severity: "error",
      from: { path: "^src/(?!workbench/)" },
      to: { path: "^src/workbench/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
