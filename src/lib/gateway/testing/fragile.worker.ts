import { expose } from 'comlink';

/** A worker for tests: it answers, fails, hangs, and dies on request. */
const api = {
  double: (value: number): Promise<number> => Promise.resolve(value * 2),
  fail: (message: string): Promise<never> => Promise.reject(new Error(message)),
  hang: (): Promise<never> => new Promise(() => undefined),
  die: (): Promise<never> =>
    new Promise(() => {
      setTimeout(() => {
        throw new Error('Out of something.');
      });
    }),
};

export type FragileApi = typeof api;

expose(api);
