/** The browser reads the bytes behind an address only after the drop; a minute is generous for slow disks. */
const KEPT_MS = 60_000;

export interface DragOutOptions {
  /** The file; undefined where there is none. Asked for before a drag can begin, because then there is no time. */
  getFile: () => File | undefined | Promise<File | undefined>;
}

/**
 * Lets an element be dragged out as a file: to the desktop where the browser can (Chromium), and everywhere into other parts of the
 * app. Use as an attachment on an element that is `draggable`.
 */
export function dragOut({ getFile }: DragOutOptions): (node: HTMLElement) => () => void {
  return (node) => {
    let ready: { file: File; url: string } | undefined;
    let asked = 0;

    /** What cannot be read cannot be dragged. */
    async function readFile(): Promise<File | undefined> {
      try {
        return await getFile();
      } catch {
        return undefined;
      }
    }

    async function prepare(): Promise<void> {
      asked += 1;
      const turn = asked;
      const file = await readFile();
      if (turn !== asked || file === ready?.file) return;
      forget();
      ready = file && { file, url: URL.createObjectURL(file) };
    }

    /** Not at once: what was dragged a moment ago may still be read. */
    function forget(): void {
      const { url } = ready ?? {};
      ready = undefined;
      if (url !== undefined) setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
    }

    function handOver(event: DragEvent): void {
      if (!ready || !event.dataTransfer) return event.preventDefault();
      offerFile(event.dataTransfer, ready);
    }

    const listening = new AbortController();
    const { signal } = listening;
    node.addEventListener('pointerenter', () => void prepare(), { signal });
    node.addEventListener('pointerdown', () => void prepare(), { signal });
    node.addEventListener('dragstart', handOver, { signal });
    return () => {
      asked += 1;
      listening.abort();
      forget();
    };
  };
}

/** Says in a drag's own terms what is dragged. */
export function offerFile(transfer: DataTransfer, { file, url }: { file: File; url: string }): void {
  transfer.effectAllowed = 'copy';
  transfer.setData('DownloadURL', `${file.type}:${file.name}:${url}`);
  transfer.items.add(file);
}
