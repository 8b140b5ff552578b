import type { Asset } from '../../../lib/contracts/asset.ts';
import type { Images } from '../../../lib/state/images.svelte.ts';
import { toDownloadName } from '../../../lib/kernel/download-name.ts';

/** The bytes as stored, under a sensible name; undefined where they cannot be read. */
export async function toFile(asset: Asset, images: Pick<Images, 'blob'>): Promise<File | undefined> {
  const blob = await images.blob(asset.bytesHash);
  if (!blob) return undefined;
  return new File([blob], toDownloadName(asset.recipe.prompt, asset.mimeType), { type: asset.mimeType });
}

/** Whether this browser shares files of that type at all. */
export function canShare(mimeType: string): boolean {
  const probe = new File([], toDownloadName('', mimeType), { type: mimeType });
  return typeof navigator.share === 'function' && (navigator.canShare?.({ files: [probe] }) ?? false);
}

/** In an app on an iOS home screen a download opens a page without a way back; the share sheet saves files there. */
export function isDownloadATrap(): boolean {
  return (navigator as Navigator & { standalone?: boolean }).standalone === true;
}

/** Starts the browser's download. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The browser has taken hold of the bytes once the click was handled; a minute is generous for slow disks.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export type ShareOutcome = 'shared' | 'dismissed' | 'needs-gesture';

/** Must run in a click: the files have to be there before it. */
export async function share(...files: File[]): Promise<ShareOutcome> {
  try {
    await navigator.share({ files });
    return 'shared';
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    return name === 'NotAllowedError' ? 'needs-gesture' : 'dismissed';
  }
}

/** Puts a PNG on the clipboard. The promise is handed over unresolved, because Safari forgets the click while one waits. Throws what the browser throws. */
export function copyPng(png: Promise<Blob>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
}
