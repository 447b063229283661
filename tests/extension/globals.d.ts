/** The room that content scripts share; extension/content/room.js makes it. */
declare const plainspeak: { define(name: string, make: (parts: any) => unknown): void };
