pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The page's layout while it is read, should that take longer than a blink.
Item {
    id: skeleton

    property bool waiting: false

    visible: waiting
    Accessible.ignored: true

    Column {
        x: Theme.gap44
        y: Theme.px(74)
        spacing: Theme.gap20

        Skeleton {
            waiting: skeleton.waiting
            width: Theme.px(380)
            height: Theme.px(96)
        }

        Skeleton {
            waiting: skeleton.waiting
            width: Theme.px(300)
            height: Theme.gap18
        }

        Skeleton {
            waiting: skeleton.waiting
            width: Theme.px(600)
            height: Theme.px(64)
        }

        Row {
            spacing: Theme.gap12

            Skeleton {
                waiting: skeleton.waiting
                width: Theme.px(140)
                height: Theme.controlHeight
            }

            Skeleton {
                waiting: skeleton.waiting
                width: Theme.px(100)
                height: Theme.controlHeight
            }
        }
    }
}
