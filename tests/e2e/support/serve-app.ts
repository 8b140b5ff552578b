import { preview } from 'vite';

/** A server of the built app that a test can take away. */
export interface AppServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the build on a free port of this machine. */
export async function serveApp(): Promise<AppServer> {
  const server = await preview({
    logLevel: 'error',
    build: { outDir: process.env.EASEL_DIST ?? 'dist' },
    preview: { port: 4180, strictPort: false, host: 'localhost' },
  });
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The server of the built app has no address.');
  return { url, close: () => server.close() };
}
