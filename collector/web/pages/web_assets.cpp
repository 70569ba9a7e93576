// SPDX-License-Identifier: GPL-3.0-or-later
#include "collector/web/pages/web_assets.h"

#include "collector/sha256.h"
#include "collector/web/pages/lean_assets.h"

#include <stdexcept>
#include <utility>
#include <vector>

namespace diaoyan {

std::vector<std::pair<std::string_view, std::string_view>> webAssetFiles();  // made from collector/web/assets/

namespace {

struct EmbeddedFile {
    std::string_view name;
    std::string_view stem;
    std::string_view ending;
    std::string_view content;
};

std::vector<EmbeddedFile> embeddedFiles() {
    std::vector<EmbeddedFile> files;
    for (const auto& [name, content] : webAssetFiles()) {
        const std::size_t dot = name.rfind('.');
        files.push_back({name, name.substr(0, dot), name.substr(dot + 1), content});
    }
    return files;
}

WebAsset assetOf(const EmbeddedFile& file) {
    WebAsset asset;
    asset.content_type = file.ending == "css" ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
    asset.body = file.ending == "css" ? leanStyle(file.content) : leanScript(file.content);
    Sha256 hash;
    hash.add(asset.body);
    asset.path =
        "/assets/" + std::string(file.stem) + '.' + hash.finish().substr(0, 8) + '.' + std::string(file.ending);
    return asset;
}

}  // namespace

std::span<const WebAsset> webAssets() {
    static const std::vector<WebAsset> assets = [] {
        std::vector<WebAsset> made;
        for (const EmbeddedFile& file : embeddedFiles()) made.push_back(assetOf(file));
        return made;
    }();
    return assets;
}

const std::string& assetPath(std::string_view file_name) {
    static const std::vector<EmbeddedFile> files = embeddedFiles();
    for (std::size_t at = 0; at < files.size(); ++at)
        if (files[at].name == file_name) return webAssets()[at].path;
    throw std::logic_error("no such asset: " + std::string(file_name));
}

}  // namespace diaoyan
