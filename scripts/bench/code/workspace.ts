import { type CodeLanguage, entryOf, type ModuleImport, moduleText } from './modules.ts';
import { nameOf, nouns } from './names.ts';
import { type Random, randomFrom } from './random.ts';
import { pythonWrappers, scriptWrappers } from './wrappers.ts';

/** A made-up monorepo. Paths are relative and use forward slashes. */
export type Workspace = ReadonlyMap<string, string>;

const packagesPerLanguage = 5;
const foldersPerPackage = 25;
const filesPerFolder = 20;

/** Packages of each language with three functions around a call; each has two callers in every folder. */
const packagesWithWrappers = 2;

/**
 * 5,000 source files, half of them Python, the other half TypeScript and React. 6 % import an SDK. Every folder has a barrel, of named exports or of
 * all; one folder in five imports in a circle; four packages have a wrapper of three hops with fifty callers each, who reach it through a barrel.
 */
export function generateWorkspace(): Workspace {
  const files = new Map<string, string>();
  const random = randomFrom(20_261_121);
  for (let index = 0; index < packagesPerLanguage; index++) {
    addPackage(files, 'typescript', index, random);
    addPackage(files, 'python', index, random);
  }
  files.set('tsconfig.json', `${JSON.stringify({ compilerOptions: { strict: true, jsx: 'react-jsx' } }, null, 2)}\n`);
  return files;
}

function addPackage(files: Map<string, string>, language: CodeLanguage, index: number, random: Random): void {
  const isPython = language === 'python';
  const root = isPython ? `services/service${index}` : `packages/package${index}`;
  const sources = isPython ? `${root}/service${index}` : `${root}/src`;
  const hasWrappers = index < packagesWithWrappers;
  if (isPython) {
    files.set(
      `${root}/pyproject.toml`,
      `[project]\nname = "service${index}"\nversion = "1.0.0"\ndependencies = ["openai>=1.50", "anthropic>=0.40"]\n`,
    );
    files.set(`${root}/requirements.txt`, 'openai==1.99.0\nanthropic==0.60.0\nfastapi==0.115.0\n');
  } else {
    const dependencies = {
      openai: '^6.0.0',
      '@anthropic-ai/sdk': '^0.60.0',
      ai: '^6.0.0',
      '@ai-sdk/openai': '^3.0.0',
      react: '^19.0.0',
    };
    files.set(
      `${root}/package.json`,
      `${JSON.stringify({ name: `@made-up/package${index}`, type: 'module', dependencies }, null, 2)}\n`,
    );
  }
  for (let folder = 0; folder < foldersPerPackage; folder++)
    addFolder(files, { language, sources, folder, hasWrappers }, random);
}

interface FolderOptions {
  readonly language: CodeLanguage;
  readonly sources: string;
  readonly folder: number;
  readonly hasWrappers: boolean;
}

const folderName = (folder: number): string => `${nouns[folder % nouns.length] ?? 'area'}${folder}`;

function addFolder(files: Map<string, string>, options: FolderOptions, random: Random): void {
  const { language, sources, folder, hasWrappers } = options;
  const isPython = language === 'python';
  const path = `${sources}/${folderName(folder)}`;
  const extension = isPython ? 'py' : 'ts';
  const count = filesPerFolder - 1;
  const nameAt = (index: number) => nameOf(nouns[(folder + index) % nouns.length] ?? 'item', `of${folder}`, `${index}`);
  const importOf = (index: number): ModuleImport => ({
    from: `${isPython ? '.' : './'}${nameAt(index).snake}`,
    name: entryOf(language, nameAt(index)),
  });
  const exported: { module: string; name: string }[] = [];
  const add = (module: string, name: string, text: string, isComponent = false): void => {
    files.set(`${path}/${module}.${isComponent ? 'tsx' : extension}`, text);
    exported.push({ module, name });
  };

  const wrappers = Object.entries(isPython ? pythonWrappers : scriptWrappers);
  for (let index = 0; index < count; index++) {
    const wrapper = folder === 0 && hasWrappers ? wrappers[index - 1] : undefined;
    if (wrapper !== undefined) {
      const [module, text] = wrapper;
      add(module, module === 'client' ? (isPython ? 'get_client' : 'getClient') : module, text);
      continue;
    }
    const isRing = folder % 5 === 0;
    const neighbour = isRing ? (index + 1) % count : index - 1;
    const isWrapper = (other: number): boolean => folder === 0 && hasWrappers && other >= 1 && other <= wrappers.length;
    const imports = [
      ...(neighbour >= 0 && !isWrapper(neighbour) ? [importOf(neighbour)] : []),
      ...(folder > 0 && random.chance(0.5) ? [fromOtherFolder(options, random)] : []),
      ...(hasWrappers && (index === 14 || index === 15) ? [assistImport(options)] : []),
    ];
    const isComponent = !isPython && random.chance(0.2);
    const blocks = sizeOf(random);
    const name = nameAt(index);
    add(
      name.snake,
      entryOf(language, name),
      moduleText(
        language,
        { name, imports, blocks, calls: callsIn(folder, index, hasWrappers, random), isComponent },
        random,
      ),
      isComponent,
    );
  }
  const exportOf = ({ module, name }: { readonly module: string; readonly name: string }): string =>
    isPython
      ? `from .${module} import ${name}`
      : folder % 2 === 0
        ? `export * from './${module}';`
        : `export { ${name} } from './${module}';`;
  const barrel = exported.map(exportOf).join('\n');
  files.set(`${path}/${isPython ? '__init__.py' : 'index.ts'}`, `${barrel}\n`);
}

/** The number of functions with calls: one module of every folder has some, and five more of the first, among them the wrappers' client. */
function callsIn(folder: number, index: number, hasWrappers: boolean, { between }: Random): number {
  const more = hasWrappers ? [5, 6, 7, 8] : [1, 2, 3, 4, 5];
  return index === 0 || (folder === 0 && more.includes(index)) ? between(1, 3) : 0;
}

/** A function out of the barrel of a folder that comes before this one, now and then of a module that calls models. */
function fromOtherFolder({ language, folder }: FolderOptions, random: Random): ModuleImport {
  const other = random.between(0, folder - 1);
  const index = random.chance(0.1) ? 0 : random.between(9, filesPerFolder - 2);
  const name = nameOf(nouns[(other + index) % nouns.length] ?? 'item', `of${other}`, `${index}`);
  return {
    from: language === 'python' ? `..${folderName(other)}` : `../${folderName(other)}`,
    name: entryOf(language, name),
  };
}

const assistImport = ({ language, folder }: FolderOptions): ModuleImport => ({
  from:
    folder === 0
      ? language === 'python'
        ? '.assist'
        : './assist'
      : language === 'python'
        ? `..${folderName(0)}`
        : `../${folderName(0)}`,
  name: 'assist',
  task: 'Summarise this record for the staff',
});

/** Pieces of ordinary code in a module: mostly one to four, now and then a large file. */
const sizeOf = ({ between, chance }: Random): number =>
  chance(0.03) ? between(14, 40) : chance(0.2) ? between(5, 12) : between(1, 4);
