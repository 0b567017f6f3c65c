/** The name of the config file, which is there only for us. */
export const configName = 'llm-cost.json';

/** Files in which a project names the packages that it uses. */
export const manifestGlobs = [
  'package.json',
  'requirements*.txt',
  'pyproject.toml',
  'Pipfile',
  'setup.py',
  'setup.cfg',
  'environment.yml',
] as const;

/** Whether a file is one of these, by its name. */
export const isManifest = (name: string): boolean => manifestNames.test(name);

const manifestNames = new RegExp(
  `^(?:${manifestGlobs.map((glob) => glob.replaceAll('.', '\\.').replaceAll('*', '.*')).join('|')})$`,
);
