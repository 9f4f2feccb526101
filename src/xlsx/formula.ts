/**
 * Functions newer than the file format of 2007, which a file names with "_xlfn." ([MS-XLSX] 2.2.2,
 * "future functions"). WORKDAY.INTL and NETWORKDAYS.INTL are newer too, but Excel stores them plain.
 * Dynamic-array functions are left out on purpose: they need cell metadata, and a plan uses none.
 */
const FUTURE_FUNCTIONS = new Set(
  (
    "ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT " +
    "BITOR BITRSHIFT BITXOR CEILING.MATH CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA CONCAT " +
    "CONFIDENCE.NORM CONFIDENCE.T COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ERF.PRECISE " +
    "ERFC.PRECISE EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FILTERXML FLOOR.MATH FORECAST.ETS " +
    "FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS HYPGEOM.DIST IFNA IFS " +
    "IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAXIFS " +
    "MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE " +
    "PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST " +
    "QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST " +
    "T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTJOIN UNICHAR UNICODE VAR.P VAR.S WEIBULL.DIST XOR Z.TEST"
  ).split(" "),
);

/**
 * What must be passed over whole, then a name before "(". Strings double their quotes, sheet names
 * their apostrophes; in structured references an apostrophe escapes the next character, and brackets
 * nest one deep. A name is taken with every letter and dot of it, so that MYIFS( is not read as IFS(.
 */
const TOKENS =
  /"(?:[^"]|"")*"|\[(?:[^[\]']|'[\s\S]|\[(?:[^[\]']|'[\s\S])*\])*\]|'(?:[^']|'')*'|[\p{L}_\\][\p{L}\p{N}_.\\]*(?=(\()?)/gu;

/** A plan's formula as the file stores it: without "=", with prefixes on newer functions. */
export function storedFormula(formula: string): string {
  const body = formula.startsWith("=") ? formula.slice(1) : formula;
  return body.replace(TOKENS, (token: string, call: string | undefined) =>
    call !== undefined && FUTURE_FUNCTIONS.has(token.toUpperCase()) ? `_xlfn.${token}` : token,
  );
}

/** Error values a formula may be expected to give; they are stored with their own cell type. */
const ERROR_VALUES = new Set(["#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"]);

export function isErrorValue(value: string): boolean {
  return ERROR_VALUES.has(value);
}
