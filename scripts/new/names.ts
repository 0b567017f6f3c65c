/** `my-rule` as `myRule`. */
export const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** `my-rule` as `My rule`. */
export const sentence = (name: string): string => {
  const words = name.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** Files by their path from the root of the repository. */
export type Files = Readonly<Record<string, string>>;

/** What to write, and what is left for a person to do. */
export interface Scaffold {
  readonly files: Files;
  readonly next: readonly string[];
}
