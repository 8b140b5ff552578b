import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Capabilities, RatioSizes } from '../../contracts/capabilities.ts';
import type { Size } from '../../contracts/size.ts';
import { toEditedSize } from '../edits/edit-size.ts';
import { isLegalSize } from '../legal-size.ts';
import { TEMPLATES } from './platform-templates.ts';
import { fitToTarget, planTemplate, WARN_LOSS } from './plan-template.ts';

const SEED = Number(process.env['SEED'] ?? Date.now() % 1e9);

const K = 1024 * 1024;
const ratios = (list: string, areas: RatioSizes['areas'] = { '1K': K }) => ({
  sizes: { ratios: list.split(' '), areas },
});
const NINE = ratios('21:9 16:9 3:2 5:4 1:1 4:5 2:3 9:16 9:21');
const FIVE = ratios('1:1 16:9 9:16 4:3 3:4');
const TEN = ratios('1:1 4:5 3:4 2:3 9:16 5:4 4:3 3:2 16:9 21:9');
const FOURTEEN = ratios('1:1 4:5 3:4 2:3 9:16 1:4 1:8 5:4 4:3 3:2 16:9 21:9 4:1 8:1');
const TALL_AND_WIDE = ratios('21:9 16:9 4:3 3:2 1:1 2:3 3:4 9:16 9:21');
const FREE = {
  sizes: { ratios: ['1:1'], areas: { '1K': K }, sides: { minPx: 256, maxPx: 1536, stepPx: 16 } },
} satisfies Pick<Capabilities, 'sizes'>;
const ANY = { sizes: 'any' } as const;

const size = (text: string): Size => {
  const [width = 0, height = 0] = text.split('x').map(Number);
  return { width, height };
};
const show = (made: Size | 'auto') => (made === 'auto' ? made : `${made.width}x${made.height}`);
const plan = (target: string, capabilities: Pick<Capabilities, 'sizes'>) => {
  const { aspectRatio, cropLoss } = planTemplate(size(target), capabilities);
  return `${aspectRatio} ${Math.round(cropLoss * 100)}`;
};

describe('planTemplate', () => {
  it.each([
    ['1080x1080', '1:1 0', '1:1 0', '1:1 0', '1:1 0', '1:1 0'],
    ['1080x1350', '4:5 0', '3:4 6', '4:5 0', '4:5 0', '3:4 6'],
    ['1080x1920', '9:16 0', '9:16 0', '9:16 0', '9:16 0', '9:16 0'],
    ['1200x627', '16:9 7', '16:9 7', '16:9 7', '16:9 7', '16:9 7'],
    ['1200x630', '16:9 7', '16:9 7', '16:9 7', '16:9 7', '16:9 7'],
    ['820x312', '21:9 11', '16:9 32', '21:9 11', '21:9 11', '21:9 11'],
    ['1280x720', '16:9 0', '16:9 0', '16:9 0', '16:9 0', '16:9 0'],
    ['1200x600', '16:9 11', '16:9 11', '16:9 11', '16:9 11', '16:9 11'],
    ['1500x500', '21:9 22', '16:9 41', '21:9 22', '21:9 22', '21:9 22'],
    ['600x200', '21:9 22', '16:9 41', '21:9 22', '21:9 22', '21:9 22'],
    ['1128x191', '21:9 60', '16:9 70', '21:9 60', '8:1 26', '21:9 60'],
    ['1000x1500', '2:3 0', '3:4 11', '2:3 0', '2:3 0', '2:3 0'],
    ['2560x1080', '21:9 2', '16:9 25', '21:9 2', '21:9 2', '21:9 2'],
  ])('%s loses least at the nearest shape', (target, nine, five, ten, fourteen, tallAndWide) => {
    expect(plan(target, NINE)).toBe(nine);
    expect(plan(target, FIVE)).toBe(five);
    expect(plan(target, TEN)).toBe(ten);
    expect(plan(target, FOURTEEN)).toBe(fourteen);
    expect(plan(target, TALL_AND_WIDE)).toBe(tallAndWide);
  });

  it('warns of what the widest places lose', () => {
    expect(planTemplate(size('1500x500'), NINE).cropLoss).toBeGreaterThan(WARN_LOSS);
    expect(planTemplate(size('820x312'), NINE).cropLoss).toBeLessThan(WARN_LOSS);
  });

  it.each([
    ['1080x1080', '1088x1088'],
    ['1080x1350', '1088x1360'],
    ['1080x1920', '864x1536'],
    ['1280x720', '1536x864'],
    ['1920x1080', '1536x864'],
    ['1500x500', '1536x512'],
    ['1000x1500', '1024x1536'],
    ['2560x1080', '1520x640'],
    ['820x312', '1472x560'],
  ])('%s is drawn as %s where any size within bounds is', (target, made) => {
    const { size: planned, cropLoss } = planTemplate(size(target), FREE);
    expect(show(planned)).toBe(made);
    expect(cropLoss).toBeLessThan(0.003);
  });

  it('cuts next to nothing off where the strip is as narrow as it may be', () => {
    const { size: planned, cropLoss } = planTemplate(size('1128x191'), FREE);
    expect(show(planned)).toBe('1520x256');
    expect(cropLoss).toBeLessThan(0.006);
  });

  it.each([
    ['1080x1080', '1088x1088'],
    ['1080x1350', '1088x1360'],
    ['1200x675', '1280x720'],
    ['1280x720', '1280x720'],
    ['1200x630', '1280x672'],
    ['2560x1440', '2560x1440'],
    ['1000x1500', '1024x1536'],
    ['1500x500', '1536x512'],
    ['600x600', '816x816'],
    ['8192x8192', '2880x2880'],
  ])('%s is drawn as %s where any legal size is', (target, made) => {
    const { size: planned, cropLoss } = planTemplate(size(target), ANY);
    expect(show(planned)).toBe(made);
    expect(cropLoss).toBeLessThan(0.001);
  });

  it('comes as near as it may to a shape that is not legal', () => {
    const { size: planned, cropLoss, isEnlarged, aspectRatio } = planTemplate(size('1128x191'), ANY);
    expect(show(planned)).toBe('1440x480');
    expect(aspectRatio).toBe('3:1');
    expect(cropLoss).toBeCloseTo(0.492, 3);
    expect(isEnlarged).toBe(false);
  });

  it.each([
    ['1024x1024', '1K', false],
    ['1080x1080', '2K', false],
    ['2560x1440', '2K', false],
    ['3000x1688', '4K', false],
    ['4000x2250', '4K', false],
    ['6000x3375', '4K', true],
  ] as const)('%s is asked for at %s', (target, resolution, isEnlarged) => {
    const tiers = ratios('1:1 16:9', { '512': K / 4, '1K': K, '2K': 4 * K, '4K': 16 * K });
    expect(planTemplate(size(target), tiers)).toMatchObject({ resolution, isEnlarged });
  });

  it('is enlarged where there is but one resolution', () => {
    expect(planTemplate(size('1080x1080'), NINE)).toMatchObject({
      resolution: '1K',
      size: size('1024x1024'),
      isEnlarged: true,
    });
  });

  it.each([
    ['1080x1350', '1024x1536', '2:3'],
    ['600x200', '1536x1024', '3:2'],
    ['600x600', '1024x1024', '1:1'],
    ['1080x1080', '2048x2048', '1:1'],
  ])('%s is drawn as the listed %s', (target, made, aspectRatio) => {
    const sizes = ['auto', '512x512', '1024x1024', '2048x2048', '1536x1024', '1024x1536'];
    const planned = planTemplate(size(target), { sizes });
    expect(show(planned.size)).toBe(made);
    expect(planned.aspectRatio).toBe(aspectRatio);
  });

  it.each([[{ sizes: ['auto'] }], [{ sizes: [] }], [{ sizes: { ratios: [], areas: {} } }]])(
    'leaves all to a model that lists nothing: %j',
    (capabilities) => {
      expect(planTemplate(size('1080x1350'), capabilities)).toMatchObject({
        aspectRatio: 'auto',
        size: 'auto',
        cropLoss: 0,
        isEnlarged: false,
      });
    },
  );

  it(`keeps to what is legal, and says truly whether it is enough (seed ${SEED})`, () => {
    const side = fc.integer({ min: 64, max: 8192 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const target = { width, height };
        const any = planTemplate(target, ANY);
        expect(any.size !== 'auto' && isLegalSize(any.size)).toBe(true);
        const free = planTemplate(target, FREE);
        if (free.size === 'auto' || any.size === 'auto') throw new Error('no size');
        for (const made of [free.size.width, free.size.height]) {
          expect(made % 16 === 0 && made >= 256 && made <= 1536).toBe(true);
        }
        expect(any.isEnlarged).toBe(any.size.width < width || any.size.height < height);
        // A shape that fits is met.
        const ratio = Math.max(width / height, height / width);
        if (ratio <= 2.9) expect(any.cropLoss).toBeLessThan(0.03);
        if (ratio <= 5.8) expect(free.cropLoss).toBeLessThan(0.04);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });
});

describe('fitToTarget', () => {
  it.each([
    ['1536x864', '1280x720', [{ type: 'resize', size: size('1280x720') }]],
    ['1280x720', '1280x720', []],
    ['1280x800', '1280x720', [{ type: 'crop', rect: { x: 0, y: 40, ...size('1280x720') } }]],
    [
      '1024x1024',
      '1200x600',
      [
        { type: 'crop', rect: { x: 0, y: 256, ...size('1024x512') } },
        { type: 'resize', size: size('1200x600') },
      ],
    ],
  ])('%s to %s', (made, target, steps) => {
    expect(fitToTarget(size(made), size(target))).toEqual(steps);
  });

  it(`gives the exact pixels out of the middle, whatever was made (seed ${SEED})`, () => {
    const side = fc.oneof(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 20 }));
    const target = fc.oneof(
      fc.record({
        width: fc.integer({ min: 64, max: 8192 }),
        height: fc.integer({ min: 64, max: 8192 }),
      }),
      fc.constantFrom(...TEMPLATES.map(({ width, height }) => ({ width, height }))),
    );
    fc.assert(
      fc.property(fc.record({ width: side, height: side }), target, (made, wanted) => {
        const steps = fitToTarget(made, wanted);
        expect(toEditedSize(made, steps)).toEqual(wanted);
        expect(steps.length === 0).toBe(made.width === wanted.width && made.height === wanted.height);
        const [crop] = steps;
        if (crop?.type !== 'crop') return;
        const { x, y, width, height } = crop.rect;
        expect([x, y, width, height].every(Number.isInteger)).toBe(true);
        expect(Math.abs(made.width - width - 2 * x)).toBeLessThanOrEqual(1);
        expect(Math.abs(made.height - height - 2 * y)).toBeLessThanOrEqual(1);
        expect(width === made.width || height === made.height).toBe(true);
        expect(Math.min(x, y)).toBe(0);
        // In the target's shape but for less than a pixel.
        const ratio = wanted.width / wanted.height;
        const off =
          width === made.width ? Math.abs(width / ratio - height) : Math.abs(height * ratio - width);
        expect(off).toBeLessThanOrEqual(1);
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
