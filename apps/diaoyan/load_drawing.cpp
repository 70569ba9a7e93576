// SPDX-License-Identifier: GPL-3.0-or-later
#include "apps/diaoyan/load_drawing.h"

#include "apps/diaoyan/load_module.h"
#include "charts/render/known_leaks.h"

namespace diaoyan {

Result<const Drawing*> loadDrawing() {
    static const Result<const Drawing*> loaded =
        giftOfModule<Drawing>("drawing.so", drawing_entry, {"不能作图", "so nothing can be drawn"});
    return loaded;
}

}  // namespace diaoyan
