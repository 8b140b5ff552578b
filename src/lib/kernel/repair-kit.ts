import type {
  KitItem,
  KitKind,
  KitValue,
  Persona,
  Preset,
  PresetValues,
  Style,
  Template,
  TemplateUse,
  WordList,
} from '../contracts/kit.ts';
import {
  FORMATS,
  QUALITIES,
  RESOLUTIONS,
  BACKGROUNDS,
  atLeast,
  repairOptions,
  repairSources,
} from './repair-recipe.ts';
import { BROKEN, choice, figure, list, maybeText, needText, part, repairRow, text } from './repair-row.ts';
import type { Rule, Rules } from './repair-row.ts';

const USES: readonly TemplateUse[] = [
  'product',
  'lifestyle',
  'brand',
  'news',
  'announcement',
  'article',
  'video',
  'profile',
  'newsletter',
  'advertisement',
  'tutorial',
  'event',
  'recipe',
  'fashion',
];

const TEMPLATE: Rules<Template> = {
  id: needText,
  name: maybeText,
  platform: choice(
    ['instagram', 'facebook', 'x', 'linkedin', 'youtube', 'pinterest', 'tiktok', 'web', 'mail', 'own'],
    'own',
  ),
  uses: list(choice(USES, BROKEN)),
  words: text(),
  width: atLeast(1),
  height: atLeast(1),
};

const STYLE: Rules<Style> = {
  id: needText,
  name: maybeText,
  group: choice(['photo', 'paint', 'drawing', 'print', '3d', 'retro', 'own'], 'own'),
  words: text(),
  negative: text(),
  native: maybeText,
};

const words = list(needText);

const PERSONA: Rules<Persona> = {
  id: needText,
  name: text(),
  audience: text(),
  tone: text(),
  visualStyle: text(),
  palette: list((value) => (typeof value === 'string' && /^#[\da-f]{6}$/i.test(value) ? value : BROKEN)),
  must: words,
  never: words,
  styleId: text(),
  profileId: text(),
  references: repairSources,
};

const PRESET_VALUES: Rules<PresetValues> = {
  profileId: text(),
  imageModel: text(),
  aspectRatio: text('auto'),
  resolution: choice(RESOLUTIONS, '1K'),
  quality: choice(QUALITIES, 'auto'),
  format: choice(FORMATS, 'png'),
  compression: figure(90, 0),
  background: choice(BACKGROUNDS, 'auto'),
  count: figure(1, 1),
  options: (value) => repairOptions(value) ?? {},
  templateId: text(),
  styleId: text(),
  personaId: text(),
};

const PRESET: Rules<Preset> = { id: needText, name: text(), values: part(PRESET_VALUES) };

const LIST: Rules<WordList> = { id: needText, name: needText, words };

const VALUES: { [Kind in KitKind]: Rule<KitValue<Kind>> } = {
  template: part(TEMPLATE),
  style: part(STYLE),
  persona: part(PERSONA),
  preset: part(PRESET),
  list: part(LIST),
};

type StoredItem = Pick<KitItem, 'id' | 'kind' | 'createdAt' | 'updatedAt'>;

/** One that a person has made; the same object where the row is sound, undefined where it means nothing. */
export function repairKitItem(row: unknown): KitItem | undefined {
  const { kind } = (row ?? {}) as { kind?: unknown };
  if (typeof kind !== 'string' || !Object.hasOwn(VALUES, kind)) return undefined;
  const rules: Rules<StoredItem & { value: unknown }> = {
    id: needText,
    kind: (value) => value as KitKind,
    createdAt: figure(),
    updatedAt: figure(),
    value: VALUES[kind as KitKind],
  };
  return repairRow<StoredItem & { value: unknown }>(row, rules) as KitItem | undefined;
}
