import type { Style } from '../../contracts/kit.ts';

/** Brush, pigment and painterly worlds. */
export const PAINT_STYLES: readonly Style[] = [
  {
    id: 'digital-art',
    group: 'paint',
    words:
      'Polished digital painting, vivid palette, glowing rim light, smooth gradients, crisp detail at the focus',
    negative: 'photograph, muddy colours',
    native: 'digital-art',
  },
  {
    id: 'fantasy-art',
    group: 'paint',
    words:
      'Epic fantasy painting, mythical setting, golden shafts of light, jewel tones, ornate textures of metal and cloth',
    negative: 'modern objects, plain background',
    native: 'fantasy-art',
  },
  {
    id: 'oil-painting',
    group: 'paint',
    words:
      'Oil painting on canvas, thick visible brushstrokes, warm directional light, deep layered colours, impasto texture',
    negative: 'photograph, flat vector, smooth plastic',
  },
  {
    id: 'watercolor',
    group: 'paint',
    words:
      'Transparent watercolour on rough paper, soft bleeding edges, pale washes, white paper showing through',
    negative: 'hard outlines, heavy black, photograph',
  },
  {
    id: 'gouache',
    group: 'paint',
    words:
      'Gouache painting, flat opaque shapes, matt chalky colours, dry-brush edges, simple light and shade',
    negative: 'gloss, photographic detail',
  },
  {
    id: 'acrylic',
    group: 'paint',
    words:
      'Acrylic painting, bold saturated colours, confident broad strokes, clear light, slightly raised paint texture',
    negative: 'photograph, pale washes',
  },
  {
    id: 'pastel',
    group: 'paint',
    words: 'Soft pastel drawing on toned paper, powdery strokes, blended edges, tender light, gentle colours',
    negative: 'hard outlines, glossy surfaces',
  },
  {
    id: 'ink-wash',
    group: 'paint',
    words:
      'East Asian ink wash painting, flowing brush lines, grey tones on rice paper, mist and wide empty space',
    negative: 'bright colours, heavy outlines, clutter',
  },
  {
    id: 'impressionist',
    group: 'paint',
    words:
      'Impressionist painting, short broken dabs of colour, shimmering outdoor light, violet shadows, loose edges',
    negative: 'sharp detail, black outlines, photograph',
  },
  {
    id: 'surrealist',
    group: 'paint',
    words:
      'Surrealist painting, impossible dreamlike objects, long evening shadows, smooth precise brushwork, vast empty plain',
    negative: 'ordinary scene, cartoon',
  },
];
