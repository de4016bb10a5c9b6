// Where the browsers are and how they are started for tests. CHROMIUM_PATH and FIREFOX_PATH name others.
export const chromiumPath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
export const firefoxPath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

export const chromiumFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Reading and writing folders is granted without a question, which a headless browser could show to nobody. */
export const fileAccessPreferences = {
  profile: { default_content_setting_values: { file_system_read_guard: 1, file_system_write_guard: 1 } },
};

/** Reading folders is granted; writing to them is a question. */
export const askingPreferences = {
  profile: { default_content_setting_values: { file_system_read_guard: 1, file_system_write_guard: 3 } },
};
