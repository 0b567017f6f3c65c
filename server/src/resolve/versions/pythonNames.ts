/** A pattern for a Python package's name: letter case and the kind of separator do not matter (PEP 503). */
export const pythonNamePattern = (name: string): string =>
  name
    .split(/[-_.]+/)
    .map((part) => part.replaceAll(/[^\w]/g, '\\$&'))
    .join('[-_.]+');
