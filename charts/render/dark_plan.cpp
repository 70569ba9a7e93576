// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/dark_plan.h"

#include "charts/render/label_text.h"
#include "charts/render/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace diaoyan {

namespace {

constexpr double readable = 4.5;

double linear(double part) {
    return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

double coded(double part) {
    return part <= 0.0031308 ? 12.92 * part : 1.055 * std::pow(part, 1 / 2.4) - 0.055;
}

double luminance(const QColor& colour) {
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// CIE L*, a*, b* under D65.
using Lab = std::array<double, 3>;

Lab labOf(const QColor& colour) {
    const double r = linear(colour.redF());
    const double g = linear(colour.greenF());
    const double b = linear(colour.blueF());
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
    const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
    const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

std::array<double, 3> linearRgb(const Lab& lab) {
    const auto back = [](double t) { return t * t * t > 216.0 / 24389 ? t * t * t : (116 * t - 16) * 27 / 24389; };
    const double y = (lab[0] + 16) / 116;
    const double x = 0.95047 * back(y + lab[1] / 500);
    const double z = 1.08883 * back(y - lab[2] / 200);
    const double luminous = back(y);
    return {3.2404542 * x - 1.5371385 * luminous - 0.4985314 * z, -0.9692660 * x + 1.8760108 * luminous + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * luminous + 1.0572252 * z};
}

// A lightness that its hue cannot have at this strength is had at a lesser one.
QColor colourOf(Lab lab) {
    std::array<double, 3> rgb = linearRgb(lab);
    const auto shown = [&] {
        return std::all_of(rgb.begin(), rgb.end(), [](double p) { return p > -5e-4 && p < 1.0005; });
    };
    for (int weaker = 0; weaker < 40 && !shown(); ++weaker) {
        lab[1] *= 0.94;
        lab[2] *= 0.94;
        rgb = linearRgb(lab);
    }
    const auto part = [](double p) { return static_cast<float>(std::clamp(coded(std::clamp(p, 0.0, 1.0)), 0.0, 1.0)); };
    return QColor::fromRgbF(part(rgb[0]), part(rgb[1]), part(rgb[2]));
}

/// Filled areas that words may stand on, found by the place of the words.
class Grounds {
public:
    explicit Grounds(QColor ground) : ground_(std::move(ground)) {}

    void add(const QRectF& area, const QColor& colour) {
        if (!colour.isValid()) { return; }
        for (int band = bandOf(area.top()); band <= bandOf(area.bottom()); ++band) {
            bands_[band].emplace_back(area, colour);
        }
    }
    /// Of the last one, which is painted over the others.
    QColor at(const QPointF& place) const {
        const auto band = bands_.find(bandOf(place.y()));
        if (band == bands_.end()) { return ground_; }
        const auto found = std::find_if(band->second.rbegin(), band->second.rend(),
                                        [&](const auto& one) { return one.first.contains(place); });
        return found == band->second.rend() ? ground_ : found->second;
    }

private:
    static int bandOf(double y) { return static_cast<int>(std::floor(y / 64)); }

    QColor ground_;
    std::map<int, std::vector<std::pair<QRectF, QColor>>> bands_;
};

QPointF middleOf(const TextPiece& piece) {
    const double width = widthOf(piece.text, piece.font);
    const double along = piece.anchor == Anchor::start ? width / 2 : piece.anchor == Anchor::end ? -width / 2 : 0;
    const double rise = piece.font.pixelSize() * 0.36;
    return piece.turned ? QPointF(piece.x - rise, piece.y - along) : QPointF(piece.x + along, piece.y - rise);
}

/// The colours of Qt's bars, which are no marks.
QColor barColour(const ChartSpec& spec, const FigurePlan& plan, const FigureSpot& spot) {
    if (plan.plot.isEmpty() || spot.series < 0 || spot.category < 0) { return {}; }
    if (!spec.series[static_cast<std::size_t>(spot.series)]
             .values[static_cast<std::size_t>(spot.category)]
             .position()) {
        return {};
    }
    const bool alone = spec.kind == ChartKind::horizontal_bars || spec.kind == ChartKind::vertical_bars;
    if (spec.kind == ChartKind::histogram || (alone && spec.colouring == Colouring::plain)) { return plan.bar; }
    const auto colour = static_cast<std::size_t>(alone ? spot.category : spot.series);
    return colour < plan.colours.size() ? plan.colours[colour] : QColor();
}

QColor wordsOn(const QColor& wish, const QColor& ground) {
    if (contrastOf(wish, ground) >= readable) { return wish; }
    Lab lab = labOf(wish);
    const bool lighter = lightness(ground) < 50;
    while (lab[0] > 0 && lab[0] < 100) {
        lab[0] += lighter ? 2 : -2;
        if (const QColor tried = colourOf(lab); contrastOf(tried, ground) >= readable) { return tried; }
    }
    return contrastOf(Qt::white, ground) >= contrastOf(Qt::black, ground) ? QColor(Qt::white) : QColor(Qt::black);
}

void turn(std::vector<FigureMark>& marks, const QColor& ground) {
    const auto dark = [&](QColor& colour) {
        if (colour.isValid()) { colour = onDark(colour, ground); }
    };
    for (FigureMark& mark : marks) {
        if (auto* patch = std::get_if<Patch>(&mark)) {
            dark(patch->colour);
            dark(patch->hatch_colour);
        } else if (auto* stroke = std::get_if<Stroke>(&mark)) {
            dark(stroke->colour);
        } else if (auto* dot = std::get_if<Dot>(&mark)) {
            dark(dot->colour);
            dark(dot->rim);
        }
    }
}

}  // namespace

double contrastOf(const QColor& one, const QColor& other) {
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

QColor onDark(const QColor& colour, const QColor& ground) {
    const double darkest = lightness(ground);
    Lab lab = labOf(colour);
    const Lab under = labOf(ground);
    const double up = (100 - lab[0]) / 100;  // 0 for white, 1 for black
    lab = {darkest + up * (97 - darkest), lab[1] + (1 - up) * under[1], lab[2] + (1 - up) * under[2]};
    return colour == QColor(Qt::white) ? ground : colourOf(lab);
}

FigurePlan darkPlan(const ChartSpec& spec, FigurePlan plan, const QColor& ground) {
    plan.ground = ground;
    plan.bar = onDark(plan.bar, ground);
    for (QColor& colour : plan.colours) { colour = onDark(colour, ground); }
    turn(plan.behind, ground);
    turn(plan.marks, ground);
    Grounds grounds(ground);
    for (const FigureSpot& spot : plan.spots) { grounds.add(spot.area, barColour(spec, plan, spot)); }
    for (const FigureMark& mark : plan.marks) {
        const auto* patch = std::get_if<Patch>(&mark);
        if (!patch) { continue; }
        // Words must be read on the lines of a hatch, too.
        const bool hatched = patch->hatch != Hatch::none && patch->colour.isValid();
        grounds.add(patch->area, hatched ? patch->hatch_colour : patch->colour);
    }
    for (TextPiece& piece : plan.texts) {
        piece.colour = wordsOn(onDark(piece.colour, ground), grounds.at(middleOf(piece)));
    }
    return plan;
}

}  // namespace diaoyan
