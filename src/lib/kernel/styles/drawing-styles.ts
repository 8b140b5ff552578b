import type { Style } from '../../contracts/kit.ts';

/** Lines first. */
export const DRAWING_STYLES: readonly Style[] = [
  {
    id: 'anime',
    group: 'drawing',
    words:
      'Anime illustration, clean ink outlines, cel shading, expressive eyes, luminous sky colours, painted background',
    negative: 'photograph, realistic skin, western comic',
    native: 'anime',
  },
  {
    id: 'comic-book',
    group: 'drawing',
    words:
      'Comic book panel, bold ink outlines, dynamic angle, flat primary colours, halftone shading, strong shadows',
    negative: 'photograph, soft focus',
    native: 'comic-book',
  },
  {
    id: 'line-art',
    group: 'drawing',
    words:
      'Line art, even black contour lines on plain white, no shading, generous empty space, clear shapes',
    negative: 'colour, shading, photograph, texture',
    native: 'line-art',
  },
  {
    id: 'charcoal',
    group: 'drawing',
    words:
      'Charcoal drawing on grainy paper, smudged shadows, velvety blacks, rubbed-out highlights, energetic strokes',
    negative: 'colour, clean vector lines, photograph',
  },
  {
    id: 'pencil-sketch',
    group: 'drawing',
    words: 'Graphite pencil sketch, light construction lines, cross-hatched shading, paper grain, soft greys',
    negative: 'colour, solid black fills, photograph',
  },
  {
    id: 'storyboard',
    group: 'drawing',
    words:
      'Storyboard frame, quick marker sketch, grey tone shading, clear staging, loose lines, film framing',
    negative: 'finished rendering, rich colour, panel text',
  },
  {
    id: 'blueprint',
    group: 'drawing',
    words:
      'Technical blueprint, thin white lines on deep blue paper, orthographic views, faint grid, exact geometry',
    negative: 'shading, photograph, warm colours',
  },
  {
    id: 'infographic',
    group: 'drawing',
    words:
      'Infographic layout, simple flat pictograms, clear hierarchy, limited bright palette, white ground, aligned blocks',
    negative: 'photograph, clutter, gibberish text',
  },
  {
    id: 'icon-set',
    group: 'drawing',
    words:
      'Set of matching icons on a grid, same line weight, rounded corners, two flat colours, plain background',
    negative: 'shading, perspective, photograph, text',
  },
  {
    id: 'flat-vector',
    group: 'drawing',
    words:
      'Flat vector illustration, simple geometric shapes, solid colours, subtle long shadows, no outlines',
    negative: 'photograph, texture, gradients, noise',
  },
  {
    id: 'minimalist',
    group: 'drawing',
    words:
      'Minimalist composition, a few essential shapes, two or three quiet colours, even light, much empty space',
    negative: 'clutter, ornament, busy texture',
  },
  {
    id: 'sticker',
    group: 'drawing',
    words:
      'Die-cut sticker, thick white border, bold outline, bright flat colours, slight gloss, plain background',
    negative: 'photograph, complex background, thin lines',
  },
];
