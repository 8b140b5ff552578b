export interface Webkit {
  driver: string;
  display: string;
  browser: string;
}
export declare function findWebkit(): Webkit | undefined;
export declare function canHaveWebkit(): boolean;
export declare function requireWebkit(): Webkit;
