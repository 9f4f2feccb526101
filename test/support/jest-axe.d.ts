/** jest-axe brings no types of its own; this is the part we use. */
declare module "jest-axe" {
  export interface AxeViolation {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }
  export function axe(
    container: Element,
    options?: { readonly rules?: Readonly<Record<string, { readonly enabled: boolean }>> },
  ): Promise<{ readonly violations: readonly AxeViolation[] }>;
}
