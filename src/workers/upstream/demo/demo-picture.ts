import type { Size } from '../../../lib/contracts/size.ts';
import type { DemoRequest } from './demo-request.ts';

/** What the demo is asked to draw. */
export interface DemoPicture {
  request: DemoRequest;
  size: Size;
  /** 0 is the final; previews count from 1 for the coarsest. */
  preview: number;
  /** Which of several images of one request, from 0. */
  index: number;
}
