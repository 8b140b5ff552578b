import { m } from '../../../../messages/generated/messages.js';
import { TOOL_CHOICES } from './tool-choices.ts';

export interface HelpGroup {
  title: string;
  /** Pressed or done, and what that does. */
  rows: readonly (readonly [act: string, meaning: string])[];
  /** What is done takes words, not keys. */
  isWordy?: boolean;
}

const ARROWS = '← ↑ → ↓';
const SHIFT_ARROWS = `Shift ${ARROWS}`;

/** All that can be done without a button, in the order in which it is looked for. `command`: name of the command key. */
export function toHelpGroups(command: string): HelpGroup[] {
  return [
    { title: m.editor_keys_tools(), rows: toToolRows() },
    { title: m.editor_keys_mask(), rows: toMaskRows(command) },
    { title: m.editor_keys_crosshair(), rows: toCrosshairRows(command) },
    { title: m.editor_help_marks(), rows: toMarkRows(command) },
    { title: m.editor_help_panels(), rows: toPanelRows() },
    { title: m.editor_keys_view(), rows: toViewRows(command) },
    { title: m.compare_label(), rows: toCompareRows() },
    { title: m.editor_keys_touch(), rows: toTouchRows(), isWordy: true },
  ];
}

const onCanvas = (words: string) => `${words}, ${m.editor_key_canvas()}`;

const toToolRows = () => TOOL_CHOICES.map(({ key, label }) => [key === 'V' ? 'V, H' : key, label()] as const);

const toMaskRows = (command: string) =>
  [
    ['[  ]', m.editor_key_size()],
    ['Shift [  ]', m.editor_key_hardness()],
    [m.editor_key_drag(), m.editor_brush_size()],
    ['X', m.editor_invert_mask()],
    [`${command} A`, onCanvas(m.editor_select_all())],
    ['Delete', onCanvas(m.editor_clear_mask())],
  ] as const;

const toCompareRows = () =>
  [
    [m.compare_help_shift_click(), m.compare_with_this()],
    ['Shift Enter', m.compare_help_in_history()],
    ['X', m.compare_swap()],
    [m.compare_help_space(), m.compare_flip()],
    ['Esc', m.compare_close()],
  ] as const;

const toCrosshairRows = (command: string) =>
  [
    [ARROWS, m.editor_key_crosshair()],
    [SHIFT_ARROWS, m.editor_key_crosshair_ten()],
    [`${command} ${ARROWS}`, m.editor_key_crosshair_hundred()],
    ['Enter', m.editor_key_begin()],
    ['Backspace', m.editor_key_step_back()],
    ['Esc', m.editor_key_give_up()],
  ] as const;

const toMarkRows = (command: string) =>
  [
    ['Tab', m.editor_help_marks_tab()],
    [ARROWS, m.editor_help_marks_move()],
    [SHIFT_ARROWS, m.editor_key_crosshair_ten()],
    ['Enter', m.editor_help_marks_enter()],
    [`${command} C, V`, m.editor_help_marks_copy()],
    [`${command} D`, m.editor_help_marks_duplicate()],
    ['Delete', m.editor_help_marks_delete()],
    ['Esc', m.editor_help_marks_escape()],
  ] as const;

const toPanelRows = () =>
  [
    [ARROWS, m.editor_help_frame_move()],
    [SHIFT_ARROWS, m.editor_key_crosshair_ten()],
    ['Enter', m.editor_help_apply()],
    ['Esc', m.editor_help_leave()],
  ] as const;

const toViewRows = (command: string) =>
  [
    [m.editor_key_space(), m.editor_key_pan()],
    [ARROWS, onCanvas(m.editor_key_arrows())],
    ['+  −', onCanvas(m.editor_key_zoom())],
    ['0', onCanvas(m.canvas_fit())],
    ['1', onCanvas(m.canvas_actual_size())],
    [`${command} Z`, m.editor_undo()],
    [`${command} Shift Z`, m.editor_redo()],
    ['Esc', m.editor_help_done()],
    ['?', m.editor_key_help()],
  ] as const;

const toTouchRows = () =>
  [
    [m.editor_touch_pinch(), m.editor_touch_pinch_text()],
    [m.editor_touch_two_tap(), m.editor_undo()],
    [m.editor_touch_three_tap(), m.editor_redo()],
    [m.editor_touch_three_drag(), m.editor_brush_size()],
    [m.editor_touch_barrel(), m.editor_brush_size()],
    [m.editor_touch_eraser(), m.editor_eraser()],
    [m.editor_help_finger(), m.editor_help_finger_pans()],
    [m.editor_help_hold_eye(), m.editor_help_peek()],
  ] as const;
