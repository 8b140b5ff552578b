/** What is wanted of a text model: not every one follows an instruction. */
export type TextTask = 'improve' | 'describe' | 'translate';
