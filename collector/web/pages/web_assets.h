// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace diaoyan {

/// A file that pages link to. Its path carries a hash of its content, so browsers may keep it for a year.
struct WebAsset {
    std::string path{};  ///< /assets/form.1a2b3c4d.css
    std::string content_type{};
    std::string body{};
};

/// THE LIST of assets (collector/web/assets/), embedded into the program.
std::span<const WebAsset> webAssets();

/// The path of form.css, form.js, office.css, office.js. REQUIRES: there is such a file.
const std::string& assetPath(std::string_view file_name);

}  // namespace diaoyan
