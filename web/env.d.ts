interface ImportMetaEnv {
  /** The version of the package that the page is built from. */
  readonly MICROTRAX_VERSION: string;
}
