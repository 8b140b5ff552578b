/** The one set of Paraglide options, shared by the dev server, the build and the type check. */
export const messageOptions = {
  project: './project.inlang',
  outdir: './src/messages/generated',
  strategy: ['globalVariable', 'localStorage', 'preferredLanguage', 'baseLocale'],
  localStorageKey: 'easel-language',
  emitTsDeclarations: true,
  emitReadme: false,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  isServer: 'false',
};
