// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/render/scene_thread.h"

#include <utility>

namespace diaoyan {

namespace {

thread_local const OnApplicationThread* elsewhere = nullptr;

}  // namespace

ScenesElsewhere::ScenesElsewhere(OnApplicationThread run) : run_(std::move(run)), before_(elsewhere) {
    elsewhere = &run_;
}

ScenesElsewhere::~ScenesElsewhere() {
    elsewhere = before_;
}

void onSceneThread(const std::function<void()>& draw) {
    if (elsewhere == nullptr) return draw();
    (*elsewhere)(draw);
}

}  // namespace diaoyan
