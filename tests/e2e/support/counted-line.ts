import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The line between a page and an upstream, with a count of the bytes that came down it. */
export interface CountedLine {
  /** The address of the upstream as seen through the line. */
  through(url: string): string;
  passed(): number;
  /** Resolves in the moment that so many bytes have passed in all. */
  whenPassed(byteCount: number): Promise<void>;
  close(): Promise<void>;
}

/** Lays a line to a server on this machine. */
export async function openCountedLine(port: number): Promise<CountedLine> {
  let passed = 0;
  const waiting = new Set<{ at: number; go: () => void }>();

  function count(byteCount: number): void {
    passed += byteCount;
    for (const each of waiting) {
      if (each.at > passed) continue;
      waiting.delete(each);
      each.go();
    }
  }

  const server = createServer((page) => {
    const upstream = connect(port, '127.0.0.1');
    page.pipe(upstream).pipe(page);
    upstream.on('data', (bytes) => count(bytes.length));
    // Both ends are killed all the time here.
    page.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
    upstream.on('error', () => page.destroy()).on('close', () => page.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;

  return {
    through: (url) => url.replace(`:${port}`, `:${own}`),
    passed: () => passed,
    whenPassed: (at) =>
      new Promise((resolve) => {
        waiting.add({ at, go: resolve });
        count(0);
      }),
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
