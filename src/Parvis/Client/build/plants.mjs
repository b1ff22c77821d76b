// Draws the plants of the garden: the form says the stage of a page, the leaves say its health. Each is two printings that
// do not quite meet: a flat colour laid 2 to the right and 1.5 down, then a round ink line. All stand on y = 86 in 80 × 96.
// Colours are the reader's (--leaf, --bloom, --soil), so one drawing serves day and night.

const n = (x) => String(Math.round(x * 10) / 10).replace(/^(-?)0\./, "$1.");
const points = (...xy) => xy.map(([x, y]) => `${n(x)} ${n(y)}`).join(" ");

/** A blade along the curve from `base` by `bend` to `tip`; `wide` is its half width as a share of its length. */
function leaf(base, bend, tip, wide = 0.27) {
  const long = Math.hypot(tip[0] - base[0], tip[1] - base[1]);
  const beside = (t, share) => {
    const [x, y] = [0, 1].map((k) => (1 - t) ** 2 * base[k] + 2 * t * (1 - t) * bend[k] + t ** 2 * tip[k]);
    const [dx, dy] = [0, 1].map((k) => (1 - t) * (bend[k] - base[k]) + t * (tip[k] - bend[k]));
    const length = Math.hypot(dx, dy);
    return [x - (dy / length) * share * long, y + (dx / length) * share * long];
  };
  const edges = [beside(0.25, wide), beside(0.64, wide), tip, beside(0.78, -wide), beside(0.34, -wide * 1.15), base];
  return `M${points(base)}C${points(...edges)}z`;
}

// How a leaf of some length hangs on the right of its stem; the left one is its mirror.
const habits = {
  fresh: (l) => ({ bend: [l * 0.47, -l * 0.3], tip: [l * 0.92, -l * 0.45], wide: 0.27 }),
  dry: (l) => ({ bend: [l * 0.5, -l * 0.1], tip: [l * 0.95, l * 0.12], wide: 0.19 }),
  doubt: (l) => ({ bend: [l * 0.66, -l * 0.34], tip: [l * 0.66, l * 0.72], wide: 0.2 }),
};

function leafOn(health, [x, y], length, side) {
  const { bend, tip, wide } = habits[health](length);
  const at = ([dx, dy]) => [x + side * dx, y + dy];
  return leaf([x, y], at(bend), at(tip), side * wide);
}

const mound = "M6 86h14c5-7 12-10 20-10s15 3 19 10h15";
const earth = "M20 87c5-8 12-11 20-11s15 3 19 11z";

// An acorn: a nut, its cap and stalk. Dry, it cracks; in doubt, it has rolled on its side.
const seed = {
  fresh: { bloom: "M28 45h24c1 11-3 19-9 25h-6c-6-6-10-14-9-25z", cap: "M25 46c-2-9 6-14 15-14s17 5 15 14z", ink: "M28 46c-1 9 2 16 6 21M46 67c4-5 7-12 6-21M25 46c-2-9 6-14 15-14s17 5 15 14zM40 32c0-4 1-6 4-8M34 40h.1M41 38h.1M47 41h.1M35 53v6" },
  dry: { bloom: "M29 47h22c1 10-3 18-8 23h-6c-5-5-9-13-8-23z", cap: "M26 48c-2-9 6-13 14-13s16 4 14 13z", ink: "M29 48c-1 8 2 14 5 19M46 67c3-5 6-11 5-19M26 48c-2-9 6-13 14-13s16 4 14 13zM40 35c0-4-1-6-4-7M42 48l-4 6 5 4-3 6" },
  doubt: { bloom: "M28 45h24c1 11-3 19-9 25l-3 2-3-2c-6-6-10-14-9-25z", cap: "M25 46c-2-9 6-14 15-14s17 5 15 14z", ink: "M28 46c-1 10 3 18 9 24l3 2 3-2c6-6 10-14 9-24M25 46c-2-9 6-14 15-14s17 5 15 14zM40 32c0-4 1-6 4-8M34 40h.1M41 38h.1M47 41h.1M35 53v6", turn: "rotate(108 40 50) translate(3 -1)" },
};
const seedSoil = "M9 87c7-14 18-19 31-19s24 5 31 19z";
const seedInk = "M4 86h6c7-13 18-18 30-18s23 5 30 18h6M24 79h2M54 80h3M39 78h2";

function drawSeed(health) {
  const { bloom, cap, ink, turn } = seed[health];
  const around = (inside) => (turn ? `<g transform="${turn}">${inside}</g>` : inside);
  const flat = `<path fill="var(--soil)" d="${seedSoil}"/>${around(`<path fill="var(--soil)" d="${cap}"/><path fill="var(--bloom)" d="${bloom}"/>`)}`;
  return { flat, lines: `<path d="${seedInk}"/>${around(`<path d="${ink}"/>`)}` };
}

function drawSprout(health) {
  const [x, y, stem] = { fresh: [40, 53, "c1-8 1-15 0-26"], dry: [40, 54, "c1-8 1-15 0-25"], doubt: [50, 47, "c-2-13 0-24 10-29"] }[health];
  const leaves = leafOn(health, [x, y], health === "doubt" ? 24 : 29, -1) + leafOn(health, [x, y - (health === "doubt" ? 0 : 3)], 29, 1);
  return { leaf: leaves, soil: earth, ink: `${mound}M40 76${stem}${leaves}` };
}

function drawPlant(health) {
  const bowed = health === "doubt";
  const [low, long] = bowed ? [66, 23] : [71, 29];
  const pairs = [[low, long, -1], [low - 6, long, 1], [50, bowed ? 22 : 26, -1], [44, bowed ? 21 : 24, 1]];
  const leaves = pairs.map(([y, length, side]) => leafOn(health, [side < 0 ? 40 : 41, y], length, side)).join("");
  const [x, y] = bowed ? [57, 29] : [40, health === "dry" ? 17 : 14];
  const bloom = `M${x} ${y + 9}c-6 0-9-4-9-9s4-9 9-9 9 4 9 9-3 9-9 9z`;
  const stem = bowed ? "M40 77c1-20 0-38 3-48 2-8 10-12 14-9" : `M40 77c1-18 1-36 0-${68 - y}`;
  return { leaf: leaves, bloom, soil: earth, ink: `${mound}${stem}${leaves}${bloom}M${x} ${y}h.1` };
}

const crowns = {
  fresh: {
    crown: "M40 66c-9 4-19 1-22-6-9-3-11-14-4-20-1-10 6-17 14-17 3-9 18-11 23-2 9 0 15 8 13 17 7 6 6 17-3 20-3 8-13 12-21 8z",
    marks: "M40 66V44M40 57l-9-7M40 52l9-8M25 37c1-2 3-4 5-4M52 33c2 1 4 3 4 5M28 56h.1M53 54h.1M40 31h.1",
  },
  dry: {
    crown: "M40 64c-7 4-16 3-20-4-8-2-10-11-4-17-1-9 5-14 12-14 3-8 17-9 22-1 8 0 13 7 11 14 6 6 5 14-3 17-3 7-11 9-18 5z",
    marks: "M40 66V46M40 58l-8-7M40 54l8-8M27 41h.1M52 40h.1M40 35h.1M14 80c2-3 5-3 7-1-2 3-5 3-7 1z",
  },
  doubt: {
    crown: "M40 55c-3 7-8 8-10 3-1 12-8 14-11 5-3 10-10 8-10-4-1-22 12-33 30-33s32 11 31 32c0 13-7 15-10 5-3 9-10 8-11-4-2 5-7 3-9-4z",
    marks: "M40 66V46M40 55l-6-8M40 51l6-7M24 45c-2 3-3 6-3 10M56 44c2 3 3 6 3 10M9 80c2-3 5-3 7-1-2 3-5 3-7 1zM63 80c2-3 5-3 7-1-2 3-5 3-7 1z",
  },
};

function drawEvergreen(health) {
  const { crown, marks } = crowns[health];
  const ground = "M6 86h14c5-5 11-7 16-7l1-13M44 66l1 13c6 0 10 2 14 7h15";
  return { leaf: crown, soil: "M20 87c4-6 12-8 20-8s15 2 19 8zM36 64h9l1 16H35z", ink: ground + crown + marks };
}

const compost = {
  leaf: "M31 48c-5-9-3-17 5-22 6 7 5 16-1 22z",
  soil: "M15 49h50v38H15z",
  ink: "M6 86h68M15 46v40M65 46v40M15 49h50M15 61h50M15 73h50M31 48c-5-9-3-17 5-22 6 7 5 16-1 22M35 34c-1 5-1 9-2 13M48 43c-4-5 4-8 0-14M57 43c-3-4 3-6 0-10M24 55h3M52 67h4M30 79h4",
};

const fills = (shapes) => Object.entries(shapes).map(([name, d]) => `<path fill="var(--${name})" d="${d}"/>`).join("");

function symbol(id, { ink, flat, lines, ...shapes }) {
  return `<symbol id="${id}" viewBox="0 0 80 96"><g stroke="none" transform="translate(2 1.5)">${flat ?? fills(shapes)}</g>${lines ?? `<path d="${ink}"/>`}</symbol>`;
}

const stages = { seed: drawSeed, sprout: drawSprout, plant: drawPlant, evergreen: drawEvergreen };

export const drawPlants = () =>
  Object.entries(stages)
    .flatMap(([stage, draw]) => Object.keys(habits).map((health) => symbol(`${stage}-${health}`, draw(health))))
    .concat(symbol("compost", compost))
    .join("");
