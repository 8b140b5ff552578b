import type { Asset } from '../../../../lib/contracts/asset.ts';
import type { ToolId } from '../../../../lib/contracts/editing.ts';
import type { AppState } from '../../../../lib/state/app-state.ts';
import type { Editing } from '../../../../lib/state/editing.svelte.ts';
import type { AdjustSession } from './adjust/adjust-session.svelte.ts';
import type { CropSession } from './crop-session.svelte.ts';
import type { ExtendSession } from './extend/extend-session.svelte.ts';
import type { ResizeSession } from './resize/resize-session.svelte.ts';

/** A choice that is made on one picture and then applied, or left. */
export interface PanelSession {
  /** What the hand holds once it is applied; without it: nothing that paints. */
  readonly nextTool?: ToolId;
  /** It is left only when the picture is shown as it was chosen; where that fails it is still there. */
  readonly staysUntilShown?: boolean;
  apply(editing: Editing): Promise<void>;
  /** Frees what it holds, whether it was applied or not. */
  destroy?(): void;
}

export type EditPanel =
  | { tool: 'crop'; session: CropSession }
  | { tool: 'extend'; session: ExtendSession }
  | { tool: 'resize'; session: ResizeSession }
  | { tool: 'adjust'; session: AdjustSession };

export type PanelTool = EditPanel['tool'];

type Begin = { [T in PanelTool]: (asset: Asset, app: AppState) => Promise<Extract<EditPanel, { tool: T }>> };

const BEGIN: Begin = {
  crop: async (asset) => {
    const { CropSession } = await import('./crop-session.svelte.ts');
    return { tool: 'crop', session: new CropSession(asset) };
  },
  extend: async (asset) => {
    const { ExtendSession } = await import('./extend/extend-session.svelte.ts');
    return { tool: 'extend', session: new ExtendSession(asset) };
  },
  resize: async (asset) => {
    const { ResizeSession } = await import('./resize/resize-session.svelte.ts');
    return { tool: 'resize', session: new ResizeSession(asset) };
  },
  adjust: async (asset, { images }) => {
    const { AdjustSession } = await import('./adjust/adjust-session.svelte.ts');
    return { tool: 'adjust', session: new AdjustSession(asset, images) };
  },
};

/** True for tools whose choice is made in a panel. */
export function isPanelTool(tool: ToolId): tool is PanelTool {
  return Object.hasOwn(BEGIN, tool);
}

/** Fetches the tool's part and begins its choice for a picture. */
export function beginPanel(tool: PanelTool, asset: Asset, app: AppState): Promise<EditPanel> {
  return BEGIN[tool](asset, app);
}
