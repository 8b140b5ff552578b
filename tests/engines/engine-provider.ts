/** Browsers that Playwright does not drive, as providers of Vitest's browser mode: opening its page is all they have to do. */
import { playwright } from '@vitest/browser-playwright';
import type { BrowserProviderOption } from 'vitest/node';

/** A browser that shows one page at a time. */
export interface Engine {
  open(url: string): Promise<void>;
  close(): Promise<void>;
}

/** Vitest's provider for a browser that is started when the first page is wanted. */
export function toProvider(name: string, start: () => Engine | Promise<Engine>): BrowserProviderOption {
  return {
    ...playwright(),
    name,
    supportedBrowser: [name],
    providerFactory() {
      let engine: Engine | Promise<Engine> | undefined;
      return {
        name,
        supportsParallelism: false,
        getCommandsContext: () => ({}),
        async openPage(_session, url) {
          engine ??= start();
          await (await engine).open(url);
        },
        async close() {
          await (await engine)?.close();
        },
      };
    },
  };
}
