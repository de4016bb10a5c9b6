const longest = 120;
/** Names that Windows keeps for its devices. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file's name that every system takes: `vit-cifar100 val-loss.csv`. Never empty, and never a path. */
export function fileName(logbook: string, metric: string, extension: string): string {
  const stem = [logbook, metric].map(safe).filter(Boolean).join(' ').slice(0, longest).trim();
  return `${stem === '' || reserved.test(stem) ? `microtrax ${stem}`.trim() : stem}.${extension}`;
}

/** Letters, digits and what joins them; everything else is a hyphen. */
function safe(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ ()+=@-]+/gu, '-').replace(/^[-. ]+|[-. ]+$/g, '');
}
