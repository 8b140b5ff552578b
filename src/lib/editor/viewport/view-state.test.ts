import { describe, expect, it } from 'vitest';
import { screenPoint } from './coordinates.ts';
import {
  createViewState,
  fitView,
  isActualSize,
  panView,
  setFrame,
  showActualSize,
  showPicture,
  snapToPixels,
  toViewZoom,
  zoomViewTo,
} from './view-state.ts';
import { toPictureRect } from './viewport.ts';
import type { Frame } from './viewport.ts';
import type { ViewState } from './view-state.ts';

const frame: Frame = {
  width: 1000,
  height: 800,
  insets: { top: 0, right: 0, bottom: 0, left: 0 },
  pixelRatio: 2,
};
const image = { width: 2000, height: 1000 };
const start = showPicture(createViewState(frame), image, false);
const rectOf = ({ viewport, size }: ViewState) => size && toPictureRect(viewport, size);

describe('fitted', () => {
  it('is how a picture begins, and stays so when the canvas changes', () => {
    expect(rectOf(start)).toEqual({ x: 0, y: 150, width: 1000, height: 500 });
    const narrower = setFrame(start, { ...frame, insets: { top: 0, right: 0, bottom: 400, left: 0 } });
    expect(narrower.isFitted).toBe(true);
    expect(rectOf(narrower)).toEqual({ x: 100, y: 0, width: 800, height: 400 });
  });

  it('ends with the first pan or zoom, and comes back with fit', () => {
    expect(panView(start, 1, 0).isFitted).toBe(false);
    expect(zoomViewTo(start, 3).isFitted).toBe(false);
    expect(fitView(panView(start, 90, 0))).toEqual(start);
  });
});

describe('actual size', () => {
  it('is one picture pixel per device pixel', () => {
    const half = showPicture(createViewState(frame), { width: 500, height: 500 }, false);
    const actual = showActualSize(half);
    expect(toViewZoom(actual)).toBe(1);
    expect(isActualSize(actual)).toBe(true);
    expect(rectOf(actual)).toEqual({ x: 375, y: 275, width: 250, height: 250 });
  });

  it('keeps the point that was tapped', () => {
    const actual = showActualSize(
      showPicture(createViewState(frame), { width: 4000, height: 2000 }, false),
      screenPoint(250, 400),
    );
    expect(rectOf(actual)).toMatchObject({ x: -250, width: 2000 });
  });

  it('puts picture pixels on device pixels', () => {
    expect(snapToPixels({ ...start, viewport: { scale: 0.5, x: 10.3, y: -7.74 } })).toEqual({
      scale: 0.5,
      x: 10.5,
      y: -7.5,
    });
  });
});

describe('a newer picture', () => {
  it('covers what the preview covered, though zoomed in', () => {
    const preview = zoomViewTo(
      showPicture(createViewState(frame), { width: 500, height: 250 }, false),
      8,
      screenPoint(100, 300),
    );
    const final = showPicture(preview, image, true);
    expect(rectOf(final)).toEqual(rectOf(preview));
    expect(final.isFitted).toBe(false);
  });

  it('is fitted where it is another one', () => {
    const other = showPicture(zoomViewTo(start, 5), { width: 100, height: 100 }, false);
    expect(other.isFitted).toBe(true);
  });

  it('may be none', () => {
    const none = showPicture(zoomViewTo(start, 5), null, false);
    expect(none.size).toBeNull();
    expect(panView(none, 5, 5)).toEqual(none);
    expect(zoomViewTo(none, 2)).toEqual(none);
    expect(isActualSize(none)).toBe(false);
  });
});
