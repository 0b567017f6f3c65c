/** Files on disk whose changes matter: sources, config, and what decides versions and module resolution. */
export const watchedFiles: readonly { readonly globPattern: string }[] = [
  '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py,ipynb}',
  '**/llm-cost.json',
  '**/{package.json,package-lock.json,npm-shrinkwrap.json,pnpm-lock.yaml,pnpm-workspace.yaml,yarn.lock,bun.lock}',
  '**/{pyproject.toml,uv.lock,poetry.lock,pdm.lock,Pipfile,Pipfile.lock,requirements*.txt}',
  '**/{tsconfig*.json,jsconfig.json}',
].map((globPattern) => ({ globPattern }));
