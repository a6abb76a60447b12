pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The front page's layout before its rows are known.
Item {
    id: skeleton

    property bool waiting: true

    clip: true
    visible: waiting
    Accessible.role: Accessible.Animation
    Accessible.name: qsTr("Looking for something to watch")

    Column {
        x: Theme.pageMargin
        width: parent.width - x
        spacing: Theme.gap28

        Repeater {
            model: skeleton.waiting ? 3 : 0

            Column {
                width: parent.width
                spacing: Theme.gap16

                Skeleton {
                    width: Theme.px(180)
                    height: Theme.gap16
                    radius: Theme.gap4
                }

                RowSkeleton {
                    width: parent.width
                }
            }
        }
    }
}
