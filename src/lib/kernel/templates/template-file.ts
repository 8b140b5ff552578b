import type { Template, TemplatePlatform, TemplateUse } from '../../contracts/kit.ts';
import { KIT_LIMITS } from '../kit-limits.ts';

/** Tells such a file from any other JSON. */
const KIND = 'easel-templates';
const VERSION = 1;

const MAX_TEMPLATES = 500;
const MAX_LENGTH = 2_000_000;

/** Records and not lists, so that a new one cannot be forgotten. */
const PLATFORMS: Readonly<Record<TemplatePlatform, true>> = {
  instagram: true,
  facebook: true,
  x: true,
  linkedin: true,
  youtube: true,
  pinterest: true,
  tiktok: true,
  web: true,
  mail: true,
  own: true,
};
const USES: Readonly<Record<TemplateUse, true>> = {
  product: true,
  lifestyle: true,
  brand: true,
  news: true,
  announcement: true,
  article: true,
  video: true,
  profile: true,
  newsletter: true,
  advertisement: true,
  tutorial: true,
  event: true,
  recipe: true,
  fashion: true,
};

/** Templates as a file to be handed on. */
export function toTemplateFile(templates: readonly Template[]): string {
  return `${JSON.stringify({ kind: KIND, version: VERSION, templates }, undefined, 2)}\n`;
}

/**
 * Reads such a file; undefined where it is none, or holds none that is sound. Never throws: an unsound template is left out. Ids
 * are the file's: whoever takes the templates in gives them new ones.
 */
export function readTemplateFile(text: string): Template[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const file = parseRecord(text);
  if (file?.['kind'] !== KIND || !Array.isArray(file['templates'])) return undefined;
  const templates = file['templates'].slice(0, MAX_TEMPLATES).flatMap(readTemplate);
  return templates.length > 0 ? templates : undefined;
}

function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    return toRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function toRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function readTemplate(value: unknown, place: number): Template[] {
  const fields = toRecord(value);
  if (!fields) return [];
  const { width, height, id, name, platform, uses, words } = fields;
  if (!isSide(width) || !isSide(height)) return [];
  return [
    {
      id: typeof id === 'string' && /^[\w-]{1,64}$/u.test(id) ? id : `template-${place + 1}`,
      name: toLine(name, KIT_LIMITS.name) || `${width} × ${height}`,
      platform: isKey(PLATFORMS, platform) ? platform : 'own',
      width,
      height,
      uses: Array.isArray(uses) ? [...new Set(uses.filter((use) => isKey(USES, use)))] : [],
      words: toLine(words, KIT_LIMITS.words),
    },
  ];
}

function isSide(value: unknown): value is number {
  const { min, max } = KIT_LIMITS.sidePx;
  return Number.isInteger(value) && Number(value) >= min && Number(value) <= max;
}

function isKey<Key extends string>(keys: Readonly<Record<Key, true>>, value: unknown): value is Key {
  return typeof value === 'string' && Object.hasOwn(keys, value);
}

/** Without control characters, which would pass unseen, and no longer than allowed; no sign is cut in two. */
function toLine(value: unknown, most: number): string {
  if (typeof value !== 'string') return '';
  const line = value.replace(/\p{Cc}+/gu, ' ').trim();
  return line
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/u, '')
    .trim();
}
