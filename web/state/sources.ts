/** The ways to a logbook, for who offers them to a person and shows in a store what comes of it. */
export * from '../sources/index.js';
