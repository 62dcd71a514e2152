"""Pictures of pages, small enough to be kept: a palette in place of true colour."""

import base64
import struct
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

COLOURS = 56  # of a palette; text on plain ground needs no more
SIGNATURE = b"\x89PNG\r\n\x1a\n"
READ = """const read = async (png) => {
  const found = await fetch('data:image/png;base64,' + png);
  const image = await createImageBitmap(await found.blob());
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height);
};"""
# the commonest colours that are not alike, true colours before greys; each pixel as the
# number of the nearest
REDUCED = (
    "async ([png, colours]) => {"
    + READ
    + """
  const {data, width, height} = await read(png), counts = new Map(), near = new Map();
  const at = (i) => data[i] >> 3 << 10 | data[i + 1] >> 3 << 5 | data[i + 2] >> 3;
  for (let i = 0; i < data.length; i += 4) {
    const key = at(i), one = counts.get(key) || [0, data[i], data[i + 1], data[i + 2]];
    one[0] += 1; counts.set(key, one);
  }
  const palette = [], apart = ([, r, g, b]) => palette.every(([, x, y, z]) =>
    (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2 > 120);
  const weight = ([n, ...rgb]) => n * (4 + Math.max(...rgb) - Math.min(...rgb));
  for (const one of [...counts.values()].sort((a, b) => weight(b) - weight(a)))
    if (palette.length < colours && apart(one)) palette.push(one);
  const nearest = ([, r, g, b]) => { let best = 0, least = Infinity;
    palette.forEach(([, x, y, z], i) => {
      const far = (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
      if (far < least) { least = far; best = i; } });
    return best; };
  counts.forEach((one, key) => near.set(key, nearest(one)));
  let rows = '';
  for (let y = 0; y < height; y++) { rows += String.fromCharCode(0);
    for (let x = 0; x < width; x++)
      rows += String.fromCharCode(near.get(at(4 * (y * width + x)))); }
  return [width, height, palette.map((one) => one.slice(1)), btoa(rows)];
}"""
)
# the commonest grey, and the one farthest from it that is no single pixel
GREYS = (
    "async (png) => {"
    + READ
    + """
  const {data} = await read(png), counts = new Array(256).fill(0);
  const linear = (v) => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  for (let i = 0; i < data.length; i += 4) counts[Math.round(
    .2126 * data[i] + .7152 * data[i + 1] + .0722 * data[i + 2])] += 1;
  const ground = counts.indexOf(Math.max(...counts));
  const seen = counts.map((n, grey) => n > 9 ? grey : ground);
  const ink = seen.reduce((a, b) =>
    Math.abs(b - ground) > Math.abs(a - ground) ? b : a);
  return [ground, ink].map(linear);
}"""
)


def small(page: "Page", png: bytes) -> bytes:
    """Return a picture in its commonest colours; the page, a blank one, counts them."""
    sent = [base64.b64encode(png).decode(), COLOURS]
    width, height, palette, rows = page.evaluate(REDUCED, sent)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    return b"".join((
        SIGNATURE,
        _chunk(b"IHDR", header),
        _chunk(b"PLTE", bytes(value for colour in palette for value in colour)),
        _chunk(b"IDAT", zlib.compress(base64.b64decode(rows), 9)),
        _chunk(b"IEND", b""),
    ))  # fmt: skip


def _chunk(name: bytes, data: bytes) -> bytes:
    """Return a part of a file (PNG, third edition, section 5.3)."""
    check = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + check


def contrast_in_grey(page: "Page", png: bytes) -> float:
    """Return the contrast of ink to ground, as WCAG 2.2 has it, without colour."""
    found: list[float] = page.evaluate(GREYS, base64.b64encode(png).decode())
    dark, light = sorted(found)
    return (light + 0.05) / (dark + 0.05)
