import type { Engine } from './engine-provider.ts';
import { startWebkit } from './start-webkit.ts';

/** WebKitGTK as a browser that shows one page. */
export async function createWebkit(): Promise<Engine> {
  const driver = await startWebkit();
  const session = await driver.openSession();
  return {
    open: (url) => session.open(url),
    async close() {
      await session.close();
      await driver.close();
    },
  };
}
