import type { Size } from '../../../lib/contracts/size.ts';
import type { DemoRequest } from './demo-request.ts';
import { PALETTES } from './palettes.ts';
import type { Palette, PaletteName } from './palettes.ts';
import { createRandom, hashText } from './seeded-random.ts';

export type SceneName =
  | 'ridges'
  | 'moon-sea'
  | 'aurora'
  | 'geometry'
  | 'spheres'
  | 'leaves'
  | 'city'
  | 'ink'
  | 'still-life'
  | 'cat'
  | 'forest'
  | 'planet';

export interface Scene {
  name: SceneName;
  palette: Palette;
  seed: number;
}

/** Words that call for a scene; the first rule with a word in the prompt wins. */
const SCENE_WORDS: readonly [SceneName, RegExp][] = [
  ['cat', /\b(cats?|kitten|kitty)\b|猫/i],
  ['aurora', /aurora|northern light|polar light|极光/i],
  ['ink', /\bink\b|wash painting|sumi|shan ?shui|calligraph|水墨|山水|国画/i],
  [
    'city',
    /\bcit(y|ies)\b|skyline|street|downtown|skyscraper|tokyo|shanghai|new york|neon|cyberpunk|城市|都市|街|夜景|高楼|霓虹|赛博/i,
  ],
  [
    'planet',
    /\bplanets?\b|planetary|\b(outer |deep )?space(ship|craft|walk)?s?\b|galax|cosmos|universe|saturn|astronaut|nebula|星球|宇宙|太空|银河|行星|星云/i,
  ],
  [
    'still-life',
    /vase|still life|bouquet|ceramic|pottery|\btea\b|\bcup\b|fruit|pears?\b|apples?\b|lemons?\b|花瓶|静物|茶|水果|陶/i,
  ],
  [
    'moon-sea',
    /\bsea\b|ocean|wave|beach|coast|harbou?r|lighthouse|\bship|\bboat|sail|\blake\b|海|浪|船|湖|港/i,
  ],
  ['forest', /forest|woods?\b|\btrees?\b|pine|jungle|fox|deer|bear|森林|树|林|鹿|狐/i],
  ['leaves', /leaf|leaves|botanic|plants?\b|garden|flower|floral|rose|fern|bloom|花|叶|植物|草/i],
  ['geometry', /bauhaus|geometr|abstract|poster|logo|icon|pattern|minimal|几何|抽象|海报|图标|极简/i],
  ['spheres', /sphere|\bballs?\b|bubble|glass|3d\b|render|product|球|玻璃|渲染/i],
  ['ridges', /mountain|dune|desert|hill|valley|landscape|sunset|sunrise|canyon|山|沙漠|日落|日出|风景|峡谷/i],
];

const PALETTE_WORDS: readonly [PaletteName, RegExp][] = [
  ['ink', /black and white|monochrome|black-and-white|grayscale|greyscale|黑白|单色/i],
  ['crimson', /\bred\b|crimson|scarlet|ruby|红/i],
  ['alpine', /\bblue\b|azure|cobalt|winter|snow|\bice\b|蓝|冬|雪|冰/i],
  ['emerald', /\bgreen\b|emerald|jade|moss|绿|翡翠/i],
  ['blossom', /pink|blossom|cherry|pastel|spring|粉|樱|春/i],
  ['violet', /purple|violet|lavender|magenta|neon|紫|霓虹/i],
  ['desert', /gold|yellow|autumn|orange|desert|amber|金|黄|秋|橙|沙漠/i],
  ['night', /night|\bdark|midnight|\bstar(s|ry|light)?\b|moon|夜|星|月/i],
  ['dusk', /sunset|dusk|evening|twilight|日落|黄昏|傍晚|晚霞/i],
  ['lagoon', /teal|turquoise|tropic|summer|青|夏|热带/i],
  ['mist', /mist|fog|morning|dawn|calm|雾|晨|清晨|宁静/i],
];

/** Palettes that suit a scene where the prompt names no colour. */
const SCENE_PALETTES: Record<SceneName, readonly PaletteName[]> = {
  ridges: ['dusk', 'desert', 'alpine', 'mist', 'violet', 'crimson', 'lagoon', 'blossom'],
  'moon-sea': ['night', 'violet', 'lagoon', 'dusk'],
  aurora: ['night', 'emerald', 'violet'],
  geometry: ['crimson', 'desert', 'lagoon', 'alpine', 'blossom'],
  spheres: ['blossom', 'dusk', 'lagoon', 'violet', 'desert', 'alpine'],
  leaves: ['emerald', 'mist', 'blossom', 'desert', 'lagoon'],
  city: ['dusk', 'violet', 'night', 'crimson'],
  ink: ['ink', 'mist'],
  'still-life': ['desert', 'mist', 'blossom', 'crimson', 'lagoon'],
  cat: ['dusk', 'night', 'desert', 'violet', 'crimson'],
  forest: ['mist', 'emerald', 'alpine', 'dusk'],
  planet: ['night', 'violet', 'crimson', 'lagoon'],
};

/** Scenes that any prompt may fall to which names none. */
const ANY_SCENE: readonly SceneName[] = [
  'ridges',
  'moon-sea',
  'spheres',
  'leaves',
  'geometry',
  'still-life',
  'ridges',
  'forest',
  'ink',
  'aurora',
  'planet',
  'city',
];

/** The same prompt gives the same scene; every other prompt another one, at least in its details. */
export function pickScene(prompt: string, index = 0): Scene {
  const text = prompt.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  const seed = hashText(index === 0 ? text : `${text} #${index}`);
  const random = createRandom(seed);
  const name = firstMatch(SCENE_WORDS, text) ?? random.pick(ANY_SCENE);
  const palette = firstMatch(PALETTE_WORDS, text) ?? random.pick(SCENE_PALETTES[name]);
  return { name, palette: PALETTES[palette], seed };
}

const WIDE: Size = { width: 1536, height: 1024 };
const SQUARE: Size = { width: 1024, height: 1024 };
const TALL: Size = { width: 1024, height: 1536 };

/** What `auto` means for a scene. */
const SCENE_SIZES: Record<SceneName, Size> = {
  ridges: WIDE,
  'moon-sea': WIDE,
  aurora: WIDE,
  city: WIDE,
  forest: WIDE,
  planet: WIDE,
  spheres: SQUARE,
  geometry: SQUARE,
  cat: SQUARE,
  leaves: TALL,
  ink: TALL,
  'still-life': TALL,
};

export function pickSize({ size, prompt }: Pick<DemoRequest, 'size' | 'prompt'>): Size {
  return size === 'auto' ? SCENE_SIZES[pickScene(prompt).name] : size;
}

function firstMatch<T>(rules: readonly [T, RegExp][], text: string): T | undefined {
  return rules.find(([, words]) => words.test(text))?.[0];
}
