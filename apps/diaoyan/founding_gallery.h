// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "questionnaires/text.h"

#include <string>
#include <vector>

namespace diaoyan {

/// One picture of the gallery: which kind shows what of the founding survey, and what for.
struct GalleryPicture {
    std::string kind;
    Text use;                        ///< one line: when to take this kind
    std::vector<std::string> roles;  ///< questionnaires; several beside each other
    std::vector<std::string> questions;
    std::string by{};
    bool intervals = false;
    std::string title{};  ///< empty: the question's

    /// kind.svg.
    std::string file() const { return kind + ".svg"; }
    /// What makes it: diaoyan chart town.survey --kind ...
    std::string command() const;
};

/// THE LIST of pictures, one per kind of figure, in the order of the kinds.
const std::vector<GalleryPicture>& galleryPictures();

}  // namespace diaoyan
