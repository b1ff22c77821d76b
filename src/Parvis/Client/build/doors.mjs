// What one sees through the door of a space, in the manner of the plants: a flat colour laid a little aside, then a round ink
// line. All stand on y = 78 in 80 × 80. Features/Place/SpaceDoor.cs says which space shows which.

const doors = {
  any: { soil: "M22 79V32c0-11 9-20 22-20v60z", ink: "M20 78V30c0-11 9-20 20-20s20 9 20 20v48M6 78h68M20 78l22-8V12M34 44v4" },
  cup: { bloom: "M20 44h36v18c0 8-5 12-12 12H32c-7 0-12-4-12-12z", ink: "M18 42h36v18c0 8-5 12-12 12H30c-7 0-12-4-12-12zM54 48h5c10 0 10 14 0 14h-5M10 78h60M29 33c-4-6 4-8 0-15M41 33c-4-6 4-8 0-15" },
  printer: { leaf: "M32 48h20v20H32z", ink: "M12 78V18h56v60M12 26h56M36 26v8l4 6 4-6v-8M30 46h20v20H30zM30 56h20M6 78h68M20 66h40" },
  bench: { soil: "M16 50h56v9H16z", ink: "M12 48h56v9H12zM18 57v21M62 57v21M18 68h44M6 78h68M24 42l22-22 8 8-20 14zM48 22l5-6c3-3 10 4 7 7l-4 5" },
  desk: { bloom: "M46 30 62 24l6 14-16 6z", ink: "M10 54h60M16 54v24M64 54v24M6 78h68M24 54V38h18v16M20 54h26M56 54V40L44 28M42 30l14-8 6 12-16 7z" },
  microphone: { "leaf-doubt": "M33 20c0-14 20-14 20 0v20c0 14-20 14-20 0z", ink: "M30 20c0-14 20-14 20 0v18c0 14-20 14-20 0zM22 36c0 26 36 26 36 0M40 56v22M26 78h28M30 24h7M30 32h7" },
  planter: { leaf: "M43 52c-4-10-14-13-26-11 3 11 14 16 26 11zM44 42c2-12 11-18 24-17 0 13-10 20-24 17z", ink: "M12 60h56l-5 18H17zM40 60V34M40 50c-4-10-14-13-26-11 3 11 14 16 26 11zM41 40c2-12 11-18 24-17 0 13-10 20-24 17zM6 78h68M28 60l2 18M52 60l-2 18" },
  pot: { "leaf-dry": "M20 50h44v14c0 8-5 12-12 12H32c-7 0-12-4-12-12z", ink: "M18 48h44v14c0 8-5 12-12 12H30c-7 0-12-4-12-12zM12 48h56M18 56h-7M62 56h7M22 48c2-8 9-11 18-11s16 3 18 11M40 37v-4M10 78h60M30 26c-3-5 3-7 0-12M50 26c-3-5 3-7 0-12" },
  screen: { bloom: "M22 16h40v24H22z", ink: "M20 14h40v24H20zM40 38v20M18 58h44v8H18zM22 66v12M58 66v12M6 78h68M28 28l7-6 6 5 9-7" },
  books: { leaf: "M28 30h12v48H28z", ink: "M14 78V22h12v56M26 28h12v50M38 78V18h10v60M48 32l9-3 13 46-8 3M6 78h68M14 32h12M26 62h12M38 28h10" },
  bicycle: { bloom: "M52 34h18l-3 12H55z", ink: "M7 64a14 14 0 1 0 28 0 14 14 0 1 0-28 0zM46 64a13 13 0 1 0 26 0 13 13 0 1 0-26 0zM21 64l10-24h22l6 24M31 40l9 24 13-24M40 64H21M26 34h9M31 40l-2-6M53 40l-3-12h7M50 32h18l-3 12H54M6 78h68" },
  spool: { "leaf-doubt": "M31 29h22v38H31z", ink: "M22 18h36v9H22zM22 67h36v11H22zM29 27v40M51 27v40M29 36l22-5M29 45l22-5M29 54l22-5M29 63l22-5M51 60c14 4 8 14 17 10M68 70V30M6 78h68" },
};

const symbol = ([id, { ink, ...flats }]) => {
  const fills = Object.entries(flats).map(([colour, d]) => `<path fill="var(--${colour})" stroke="none" d="${d}"/>`).join("");
  return `<symbol id="door-${id}" viewBox="0 0 80 80">${fills}<path d="${ink}"/></symbol>`;
};

export const drawDoors = () => Object.entries(doors).map(symbol).join("");
