import type { Interpreter } from "@univerjs/engine-formula";

/** A node of Univer's syntax trees. */
export type AstNode = Parameters<Interpreter["execute"]>[0]["node"] & object;

/** Univer's numbers for the kinds of nodes, which it does not export. */
const REFERENCE = 1;
const OPERATOR = 3;
const UNION = 10;

const kindOf = (node: AstNode): number => node.nodeType;

export const isReference = (node: AstNode): boolean => kindOf(node) === REFERENCE;
export const isOperator = (node: AstNode): boolean => kindOf(node) === OPERATOR;
/** `A1:A9`, of which Univer makes two references. */
export const isRange = (node: AstNode): boolean => kindOf(node) === UNION && node.getToken() === ":";

/** The name of a function or operator. */
export const nameOf = (node: AstNode): string => node.getToken().toUpperCase();
