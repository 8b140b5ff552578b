import type { ProviderDescription } from '../../lib/contracts/provider-description.ts';
import { writeDescription } from '../../lib/kernel/descriptions/read-description.ts';

/** A browser reads the address when it gets to it. */
const ADDRESS_LIFE_MS = 60_000;

/** Hands a description over as a file. It never holds a key. */
export function exportDescription(description: ProviderDescription): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([writeDescription(description)], { type: 'application/json' }));
  link.download = `${toFileName(description.name)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), ADDRESS_LIFE_MS);
}

function toFileName(name: string): string {
  const plain = name
    .trim()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  return plain === '' ? 'provider' : plain.toLowerCase();
}
