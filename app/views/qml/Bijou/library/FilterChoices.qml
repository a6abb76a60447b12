pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// The choices of one filter, with how many titles each would show.
ListView {
    id: list

    required property string group
    required property bool lit
    required property bool single
    required property Filters filters
    signal done

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    highlightMoveDuration: 0
    keyNavigationEnabled: true
    ScrollBar.vertical: ScrollBar {}
    Keys.onSpacePressed: choose((currentItem as FilterChoice)?.key ?? "")
    Keys.onReturnPressed: choose((currentItem as FilterChoice)?.key ?? "")
    Keys.onEnterPressed: choose((currentItem as FilterChoice)?.key ?? "")
    Accessible.role: Accessible.List

    header: MenuItem {
        width: list.width
        height: list.lit ? implicitHeight : 0
        visible: list.lit
        symbol: "x"
        text: qsTr("Any")
        onClicked: {
            list.filters.clear(list.group);
            list.done();
        }
    }

    delegate: FilterChoice {
        width: list.width
        current: ListView.isCurrentItem && list.activeFocus
        round: list.single
        onPicked: list.choose(key)
    }

    function choose(key: string) {
        if (key === "")
            return;
        filters.toggle(group, key);
        if (single)
            done();
    }
}
