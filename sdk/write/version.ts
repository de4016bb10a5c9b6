/** The package's version, as written into each experiment's metadata. A test holds it equal to package.json. */
export const sdkVersion = '0.1.0';
