export declare function findFirefox(): string | undefined;
export declare function canHaveFirefox(): boolean;
export declare function requireFirefox(): string;
